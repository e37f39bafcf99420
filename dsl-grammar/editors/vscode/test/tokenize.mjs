// Prints what the editor's TextMate engine makes of programs, for the test that compares it with the lexer:
// a line with each program's name, then a line "start TAB end TAB innermost scope" for each of its tokens.
// Usage: node tokenize.mjs GRAMMAR.json FILE_WITH_NAMES
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const oniguruma = require('vscode-oniguruma');
const { Registry, INITIAL, parseRawGrammar } = require('vscode-textmate');

const [grammarFile, listFile] = process.argv.slice(2);
await oniguruma.loadWASM(fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer);
const registry = new Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => parseRawGrammar(fs.readFileSync(grammarFile, 'utf8'), grammarFile),
});
const grammar = await registry.loadGrammar('source.ecs');

const out = [];
for (const name of fs.readFileSync(listFile, 'utf8').split('\n').filter(Boolean)) {
  out.push(name);
  const text = fs.readFileSync(name, 'utf8');
  let state = INITIAL;
  let at = 0;
  for (const line of text.split('\n')) {
    const shown = line.endsWith('\r') ? line.slice(0, -1) : line; // an editor knows no \r
    const result = grammar.tokenizeLine(shown, state);
    for (const token of result.tokens) {
      out.push(`${at + token.startIndex}\t${at + Math.min(token.endIndex, shown.length)}\t${token.scopes.at(-1)}`);
    }
    state = result.ruleStack;
    at += line.length + 1;
  }
}
process.stdout.write(out.join('\n') + '\n');
