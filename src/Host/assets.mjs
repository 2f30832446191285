// Copies what the pages use of node_modules to wwwroot/lib: one stylesheet and the font files it names.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const kit = join(modules, "@digdir/designsystemet-css/dist");
const lib = join(here, "wwwroot/lib");

const components = ["base", "button", "field", "fieldset", "input", "label"];
// Colours and letter-spacing are ours (passerelle.css); the kit's own palette is three quarters of its theme.
const themeLayers = ["size-mode", "type-scale", "size", "semantic", "typography.primary"];
const faces = [
  "@fontsource-variable/source-sans-3/wght.css",
  "@fontsource/source-serif-4/400.css",
  "@fontsource/source-serif-4/600.css",
  "@fontsource/ibm-plex-sans-arabic/400.css",
  "@fontsource/ibm-plex-sans-arabic/600.css",
  "@fontsource/noto-naskh-arabic/700.css",
];
const arabicOnly = /arabic/;
const scripts = /-(latin|latin-ext|vietnamese|cyrillic|cyrillic-ext)-(wght|\d+)-normal\.woff2$/;

const read = path => readFileSync(path, "utf8");

function layer(css, name) {
  const start = css.indexOf(`@layer ds.theme.${name}{`);
  if (start < 0) throw new Error(`The kit no longer has the theme layer ${name}`);
  const open = css.indexOf("{", start);
  let end = open;
  for (let depth = 0; ; end++) {
    if (css[end] === "{") depth++;
    if (css[end] === "}" && --depth === 0) return css.slice(open + 1, end);
  }
}

/** Drops the kit's custom properties nobody reads, repeatedly, since one may be read only by another that goes. */
function withoutUnread(css, readers) {
  for (let before = ""; before !== css;) {
    before = css;
    const read = new Set([...(css + readers).matchAll(/var\(\s*(--ds[\w-]+)/g)].map(match => match[1]));
    css = css.replace(/(--ds[\w-]+):(?:[^;{}"]|"[^"]*")*(;|(?=\}))/g, (all, name) => read.has(name) ? all : "");
  }
  return css.replace(/[^{}@;]+\{\}/g, "").replace(/;\}/g, "}");
}

function fontFaces(file) {
  const folder = dirname(join(modules, file));
  return [...read(join(modules, file)).matchAll(/@font-face \{[^}]+\}/g)].flatMap(([face]) => {
    const source = face.match(/url\(\.\/(files\/[^)]+\.woff2)\)/)?.[1];
    const wanted = arabicOnly.test(file) ? /-arabic-\d+-normal\.woff2$/.test(source) : scripts.test(source);
    if (!wanted) return [];
    const css = face.replace(/src:[^;]+;/, `src:url(fonts/${basename(source)}) format("woff2");`)
      .replace(/\s+/g, " ").replace(/ ?([{}:;,]) ?/g, "$1").replace(/;\}/, "}");
    return [{ css, from: join(folder, source), name: basename(source) }];
  });
}

function writeIfChanged(path, text) {
  if (!existsSync(path) || read(path) !== text) writeFileSync(path, text);
}

const ours = read(join(here, "theme.css"));
const theme = read(join(kit, "theme/designsystemet.css"));
const kitCss = [
  ...themeLayers.map(name => layer(theme, name)),
  ...components.map(name => read(join(kit, `src/${name}.css`))),
].join("");
const fonts = faces.flatMap(fontFaces);

mkdirSync(join(lib, "fonts"), { recursive: true });
for (const { from, name } of fonts) {
  const to = join(lib, "fonts", name);
  if (!existsSync(to) || statSync(to).size !== statSync(from).size) copyFileSync(from, to);
}
for (const name of readdirSync(join(lib, "fonts")))
  if (!fonts.some(font => font.name === name)) rmSync(join(lib, "fonts", name));
const minified = css => css.replace(/\/\*.*?\*\//gs, "").replace(/\s+/g, " ").replace(/ ?([{};,]) ?/g, "$1").replace(/: /g, ":").replace(/;\}/g, "}").trim();
// The kit goes in a layer, so that any rule of ours wins without a fight of specificity.
writeIfChanged(join(lib, "base.css"),
  fonts.map(font => font.css).join("") + `@layer kit{${withoutUnread(kitCss, ours)}}` + minified(ours) + "\n");
