/**
 * Imported before anything else: an older Node fails on the syntax of a library, with a page of stack instead of a reason.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `✗ 需要 Node 20.19 或更新版本，现在是 ${process.versions.node}。(Node 20.19 or newer is needed; this is ${process.versions.node}.)`,
  );
  process.exit(1);
}
