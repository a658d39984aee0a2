/**
 * Lays a bulletin out on the reader's own page while that is printed, whatever they print it by: a frame is one picture to
 * a printer, which cuts through its lines. Answers how to take it off again.
 */
export function layOut(bulletin: Document): () => void {
  const rules = [...bulletin.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
  const isOfPaper = (rule: string) => rule.startsWith('@page');
  const paper = document.createElement('div');
  paper.className = 'bulletin-paper';
  paper.lang = bulletin.documentElement.lang;
  const inside = paper.attachShadow({ mode: 'open' });
  inside.adoptedStyleSheets = [sheetOf(rules.filter((rule) => !isOfPaper(rule)).map(asHost))];
  inside.append(...[...bulletin.body.children].map((part) => document.importNode(part, true)));
  widen(inside);
  const before = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...before, sheetOf(rules.filter(isOfPaper))];
  document.body.append(paper);
  return () => {
    paper.remove();
    document.adoptedStyleSheets = before;
  };
}

/** Widths written into the page are not let in by the policy; those that a script sets are. */
export function widen(bulletin: ParentNode): void {
  for (const column of bulletin.querySelectorAll<HTMLElement>('[data-style]'))
    column.style.cssText = column.dataset.style ?? '';
}

function sheetOf(rules: readonly string[]): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules.join('\n'));
  return sheet;
}

/** A rule of the bulletin's own document, as it stands for the place that the bulletin is put into. */
function asHost(rule: string): string {
  return rule.replace(/^html:lang\((\w+)\)/, ':host(:lang($1))').replace(/^(html|body)\b/, ':host');
}
