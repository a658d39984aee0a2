/** An element as the pages make it. */
export type Node = {
  readonly tag: string;
  readonly attributes: Record<string, string>;
  readonly children: (Node | string)[];
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
    append: (...children: (Node | string)[]) => void node.children.push(...children),
  };
}

/** An element with all those in it. */
export function inside(node: Node | string): Node[] {
  return typeof node === 'string' ? [] : [node, ...node.children.flatMap(inside)];
}

/** What an element says. */
export function textOf(node: Node | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}
