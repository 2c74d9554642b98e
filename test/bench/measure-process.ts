import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What one run of a process cost. */
export interface ProcessCost {
  /** Wall time. */
  seconds: number;
  /** User and system time over all its threads. */
  cpuSeconds: number;
  /** Peak resident memory, all threads together. */
  peakMegabytes: number;
}

/** The kernel counts processor time in hundredths of a second on every Linux that Node runs on (`getconf CLK_TCK`). */
const ticksPerSecond = 100;

/** Runs `node` with arguments to its end; what it cost is read from the kernel. Rejects when it fails. */
export function measureProcess(args: readonly string[]): Promise<ProcessCost> {
  return new Promise((resolve, reject) => {
    const cpuBefore = childrenTicks();
    const begun = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    let peakKilobytes = 0;
    const timer = setInterval(() => {
      peakKilobytes = Math.max(peakKilobytes, peakOf(child.pid ?? 0));
    }, 20);
    child.once('exit', (code) => {
      clearInterval(timer);
      if (code !== 0) return reject(new Error(`node ${args.join(' ')} ended with ${code}`));
      return resolve({
        seconds: Math.round((performance.now() - begun) / 10) / 100,
        cpuSeconds: (childrenTicks() - cpuBefore) / ticksPerSecond,
        peakMegabytes: Math.round(peakKilobytes / 1024),
      });
    });
  });
}

function peakOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Processor time of all children that have ended: `cutime` and `cstime` of proc(5). */
function childrenTicks(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[13]) + Number(fields[14]);
}
