import { characterPitch, fonts, linePitch, margins, red, sheet, sizes } from './measures';

/** How the page of a bulletin looks, in print and on a screen. */
export const pageStyle = `
@page { size: A4; margin: ${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm; }
@page :right { @bottom-right { content: "— " counter(page) " —"; ${pageNumber('padding-right')} } }
@page :left { @bottom-left { content: "— " counter(page) " —"; ${pageNumber('padding-left')} } }
* { box-sizing: border-box; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; color: #000; font: ${sizes.body}pt/${linePitch}pt ${family('body')}; letter-spacing: ${characterPitch}pt; }
p, h1, h2, h3 { margin: 0; font-size: ${sizes.body}pt; font-weight: normal; overflow-wrap: anywhere; }
main > p, h2, h3 { text-indent: 2em; text-align: justify; orphans: 2; widows: 2; }
h1 { margin: ${linePitch * 2}pt 0 ${linePitch}pt; font: ${sizes.title}pt/32pt ${family('title')}; text-align: center; text-wrap: balance; }
h2 { font-family: ${family('heading')}; break-after: avoid; }
h3 { font-family: ${family('subheading')}; break-after: avoid; }
header { border-bottom: 1.2mm solid #${red}; }
.head { color: #${red}; font: bold ${sizes.head}pt/1.3 ${family('title')}; letter-spacing: .35em; margin-right: -.35em; text-align: center; }
.number { text-align: center; }
.imprint { display: flex; justify-content: space-between; gap: 1em; padding: 0 1em 3mm; }
table { width: 100%; margin: 6pt 0 10pt; border-collapse: collapse; table-layout: fixed; font: ${sizes.table}pt/15pt ${family('table')}; letter-spacing: 0; }
html:lang(en) table { font-size: ${sizes.tableEnglish}pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: .5pt solid #000; padding: 2pt 3pt; vertical-align: middle; overflow-wrap: anywhere; }
th { font-family: ${family('heading')}; font-weight: normal; text-align: center; }
.start { text-align: left; }
.centre { text-align: center; }
.end { text-align: right; font-variant-numeric: tabular-nums; }
p.more { font-size: ${sizes.table}pt; line-height: 18pt; text-indent: 0; }
.sign { margin-top: ${linePitch}pt; break-before: avoid; break-inside: avoid; text-align: right; padding-right: 4em; }
.sign p { text-align: inherit; }
@media screen {
  body { background: #e8e8e8; }
  main { width: ${sheet.width}mm; max-width: 100%; min-height: ${sheet.height}mm; margin: 8mm auto; background: #fff; box-shadow: 0 0 4mm #0003;
    padding: ${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm; }
}
@media screen and (max-width: ${sheet.width}mm) {
  main { margin: 0; padding: 8mm 5mm; min-height: 0; box-shadow: none; }
  .head { font-size: 32pt; }
}
`;

/** One character in from the edge of the text, on the outer side of each page. */
function pageNumber(inset: string): string {
  return `font: ${sizes.pageNumber}pt ${family('table')}; vertical-align: top; padding-top: 7mm; ${inset}: 1em;`;
}

function family(of: keyof typeof fonts): string {
  return [...fonts[of].map((name) => `"${name}"`), of === 'heading' ? 'sans-serif' : 'serif'].join(', ');
}
