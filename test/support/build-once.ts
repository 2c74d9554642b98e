import { execFileSync } from 'node:child_process';

/** Builds `dist/` once before any test, so that tests of the command never run a stale build. */
export default function buildOnce(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
