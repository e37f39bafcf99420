first
second ${ 1 + }
third %{ if true }
