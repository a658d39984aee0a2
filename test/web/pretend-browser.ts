/** An element as the pages make it. */
export type Node = {
  readonly tag: string;
  readonly attributes: Record<string, string>;
  readonly children: (Node | string | number)[];
};

/** As little of a browser as the pages' parts touch, with an English reader. */
export function pretendBrowser(): void {
  Object.assign(globalThis, {
    document: { createElement: element },
    localStorage: { getItem: () => 'en' },
  });
}

function element(tag: string) {
  const node: Node = { tag, attributes: {}, children: [] };
  return {
    ...node,
    setAttribute: (name: string, value: string) => void Object.assign(node.attributes, { [name]: value }),
    addEventListener: () => undefined,
    append: (...children: (Node | string | number)[]) => void node.children.push(...children),
  };
}

/** An element with all those in it. */
export function inside(node: Node | string | number): Node[] {
  return typeof node !== 'object' ? [] : [node, ...node.children.flatMap(inside)];
}

/** What an element says. */
export function textOf(node: Node | string | number): string {
  return typeof node !== 'object' ? String(node) : node.children.map(textOf).join('');
}
