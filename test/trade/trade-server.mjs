// The product as a process of its own, built, on a database file, under a clock that its parent sets. It does what
// `tierwise serve` does; what node-cron does by the machine's clock is done by the simulated one.
import { startTierwise } from '../../dist/main.js';

const tellMs = 25;
const minuteMs = 60_000;
const table = { 'stay-current': [5, 0], nightly: [60, 17], sweep: [60, 43] };

let pace;
const clock = { now: () => pace.simulatedAt + (Date.now() - pace.realAt) * pace.rate };
const complain = (values, message) => {
  const error = values.err;
  process.send({
    complaint: message,
    code: error?.code,
    detail: String(error?.detail ?? error ?? ''),
  });
};
const silent = () => {};
const log = { debug: silent, info: silent, warn: complain, error: complain };

const first = await new Promise((resolve) => process.once('message', resolve));
pace = first.pace;
const { config, dataCenters, crmTimeoutMs } = first;
const tierwise = await startTierwise(config, {
  ...{ clock, log, dataCenters, crmTimeoutMs },
  isScheduled: false,
});
process.on('message', (message) => void hear(message));
process.once('disconnect', () => process.exit());
process.send({ publicUrl: tierwise.publicUrl, port: tierwise.port });

let minute = Math.floor(clock.now() / minuteMs);
setInterval(() => {
  const present = Math.floor(clock.now() / minuteMs);
  for (const [name, [every, at]] of Object.entries(table)) {
    const turnsBefore = Math.floor((minute - at) / every);
    if (Math.floor((present - at) / every) > turnsBefore) void tierwise.schedule.fire(name);
  }
  minute = present;
}, tellMs);

async function hear(message) {
  if (message.pace) {
    pace = message.pace;
    // What a leap of time leaves out is asked for.
    minute = Math.floor(clock.now() / minuteMs);
  }
  if (message.ask) process.send({ answers: message.id, value: await answer(message) });
}

async function answer({ ask, given }) {
  switch (ask) {
    case 'idle':
      return await tierwise.worker.idle();
    case 'stay-current':
    case 'nightly':
      return await tierwise.schedule.fire(ask);
    case 'publish':
      return (await tierwise.app.publishPolicy(given.organizationId, given.draft)).outcome;
    case 'memory':
      globalThis.gc?.();
      return process.memoryUsage();
    case 'stop':
      await tierwise.stop();
      setImmediate(() => process.exit());
      return undefined;
    default:
      throw new Error(`nobody knows ${ask}`);
  }
}
