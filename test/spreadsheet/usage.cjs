const { readFileSync, writeSync } = require('node:fs');

/**
 * Loaded into a child before it runs: what it used of the machine, on its file descriptor 3. The most memory it held is
 * read where the system tells it: `maxRSS` counts from what the parent held when it began the child.
 */
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const kibibytes =
    process.platform === 'linux' ? /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))[1] : maxRSS;
  writeSync(3, JSON.stringify({ mebibytes: kibibytes / 1024, seconds: (userCPUTime + systemCPUTime) / 1e6 }));
});
