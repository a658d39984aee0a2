/**
 * Preloaded into our own programs. When the supervisor is gone, however it went, the channel to it breaks, and the
 * program ends as it would on Ctrl-C instead of working on unseen. Plain JavaScript, since it is loaded before anything
 * that reads TypeScript, and into every worker thread as well, which have no channel.
 */
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
