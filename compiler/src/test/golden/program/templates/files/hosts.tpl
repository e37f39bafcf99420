# ${title} %% $${literal} "quoted\n"
%{ for i, host in hosts ~}
${i}: ${upper(host)} { }
%{ endfor ~}
%{ if length(hosts) == 0 }none%{ else }all%{ endif }
