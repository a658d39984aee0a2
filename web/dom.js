/** Makes an element. Texts become text nodes and nothing else, so that no name or title can be markup. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.flat(Number.POSITIVE_INFINITY).filter((child) => typeof child === 'number' || child));
  return element;
}

/** Replaces what the page shows. */
export function show(...children) {
  document.getElementById('main').replaceChildren(...children.flat(Number.POSITIVE_INFINITY).filter(Boolean));
}

/** Facts as a list of terms; a fact without a value is left out. */
export function facts(pairs) {
  return el(
    'dl',
    {},
    pairs.filter(([, value]) => value).flatMap(([term, value]) => [el('dt', {}, term), el('dd', {}, value)]),
  );
}
