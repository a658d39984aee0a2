/** How the pages of a bundle look, on a screen and printed on A4. */
export const style = `
@page { size: A4; margin: 18mm 16mm; }
* { box-sizing: border-box; }
body { max-width: 190mm; margin: 0 auto; padding: 6mm; color: #111; background: #fff; overflow-wrap: anywhere;
  font: 10.5pt/1.55 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, "Songti SC", serif; }
h1 { font-size: 17pt; line-height: 1.3; }
h2 { margin: 9mm 0 2mm; border-bottom: .6mm solid #b00; font-size: 14pt; break-after: avoid; }
h3 { margin: 5mm 0 1mm; font-size: 11pt; break-after: avoid; }
p { margin: 0 0 1.5mm; white-space: pre-line; }
table { width: 100%; border-collapse: collapse; font-size: 9pt; line-height: 1.4; }
th, td { border: .2mm solid #999; padding: 1mm 1.5mm; text-align: left; vertical-align: top; white-space: pre-line; }
thead { display: table-header-group; }
tr, li { break-inside: avoid; }
th { background: #f3f0ea; font-weight: normal; overflow-wrap: normal; }
th[scope=row] { width: 32%; }
ol.story { margin: 0; padding: 0; list-style: none; }
ol.story li { margin: 0 0 2mm; padding: 0 0 1mm 3mm; border-left: .8mm solid #b00; }
ol.story li.refusal { border-color: #c70; }
ol.story li.letter { border-color: #bbb; }
.when, .raw { color: #555; font-size: 8.5pt; line-height: 1.35; }
.raw, code { font-family: Consolas, Menlo, monospace; font-size: 8pt; }
:lang(en) { font-family: Georgia, "Times New Roman", serif; }
@media print { body { max-width: none; padding: 0; } a { color: inherit; text-decoration: none; } }
`;
