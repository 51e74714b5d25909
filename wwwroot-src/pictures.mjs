// After vite: icons and share pictures out of our own drawings, and the licences that travel with the fonts.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";

const root = new URL("../Lublin.Startups.Web/wwwroot/", import.meta.url);
const dist = new URL("dist/", root);
const art = (name) => readFileSync(new URL(`art/${name}.svg`, import.meta.url), "utf8");
const mark = readFileSync(new URL("../Lublin.Startups.Web/Ui/Icons/brand-mark.svg", import.meta.url), "utf8");

const inside = (svg) => svg.replace(/^[^]*?<svg[^>]*>|<\/svg>\s*$/g, "");
const png = (svg, width) => new Resvg(svg, { fitTo: { mode: "width", value: width } }).render().asPng();
const svg = (width, height, body) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`;

// An .ico file may carry a PNG as it is: a head of 6 bytes, one entry of 16, then the picture.
function ico(picture, size) {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(picture.length, 14);
  head.writeUInt32LE(22, 18);
  return Buffer.concat([head, picture]);
}

// 1200 × 630 without a word of text: the kind's colour and pattern, and the mark on its own solid ground.
function share(kind, { solid, on }) {
  const tile = inside(art(`pattern-${kind}`));
  return svg(1200, 630, `<rect width="1200" height="630" fill="${solid}"/>
    <mask id="m"><rect width="1200" height="630" fill="#000"/>${tiles(tile)}</mask>
    <rect width="1200" height="630" fill="${on}" opacity=".24" mask="url(#m)"/>
    <rect x="420" y="135" width="360" height="360" rx="28" fill="#073b2e"/><svg x="480" y="195" width="240" height="240" viewBox="0 0 48 48">${inside(mark)}</svg>`);
}

function tiles(tile) {
  let body = "";
  for (let y = 0; y < 630; y += 96) for (let x = 0; x < 1200; x += 96) body += `<g transform="translate(${x} ${y}) scale(2)" fill="#fff">${tile}</g>`;
  return body;
}

mkdirSync(new URL("share/", dist), { recursive: true });
mkdirSync(new URL("licences/", dist), { recursive: true });
writeFileSync(new URL("favicon.svg", dist), mark);
writeFileSync(new URL("favicon.ico", root), ico(png(mark, 32), 32));
writeFileSync(new URL("apple-touch-icon.png", dist), png(svg(180, 180, `<rect width="180" height="180" fill="#073b2e"/><svg x="26" y="26" width="128" height="128" viewBox="0 0 48 48">${inside(mark)}</svg>`), 180));

const kinds = {
  szk: { solid: "#0b6b4f", on: "#fff" },
  dz: { solid: "#ffc233", on: "#16241d" },
  wyk: { solid: "#2a4bb0", on: "#fff" },
  akc: { solid: "#c2410c", on: "#fff" },
};
for (const [kind, colours] of Object.entries(kinds)) writeFileSync(new URL(`share/${kind}.png`, dist), png(share(kind, colours), 1200));

const hero = readFileSync(new URL("public/art/hero-mosaic.svg", import.meta.url), "utf8");
writeFileSync(new URL("share/start.png", dist), png(svg(1200, 630, `<rect width="1200" height="630" fill="#073b2e"/><svg x="630" y="75" width="480" height="480" viewBox="0 0 480 480">${inside(hero)}</svg><svg x="195" y="195" width="240" height="240" viewBox="0 0 48 48">${inside(mark)}</svg>`), 1200));

for (const font of ["atkinson-hyperlegible-next", "bricolage-grotesque", "onest"])
  copyFileSync(new URL(`node_modules/@fontsource-variable/${font}/LICENSE`, import.meta.url), new URL(`licences/${font}.txt`, dist));
copyFileSync(new URL("node_modules/bootstrap/LICENSE", import.meta.url), new URL("licences/bootstrap.txt", dist));
