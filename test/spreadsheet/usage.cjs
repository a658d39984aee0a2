/** Loaded into a child before it runs: what it used of the machine, on its file descriptor 3. */
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  require('node:fs').writeSync(
    3,
    JSON.stringify({ mebibytes: maxRSS / 1024, seconds: (userCPUTime + systemCPUTime) / 1e6 }),
  );
});
