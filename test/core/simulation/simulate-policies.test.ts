import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/core/calibration/calibrate.ts';
import { classifyBook } from '../../../src/core/classification/classify-book.ts';
import { buildGroups } from '../../../src/core/groups/build-groups.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { policyPresets } from '../../../src/core/policy/presets.ts';
import { simulatePolicies } from '../../../src/core/simulation/simulate-policies.ts';
import type { Simulation, SimulationInputs } from '../../../src/core/simulation/simulation.ts';
import { aBook, aContext, type BookSketch, today } from '../../support/a-book.ts';

const sketch: BookSketch = Object.fromEntries(
  Array.from({ length: 30 }, (_, place) => [
    `account-${place}`,
    Array.from({ length: 1 + (place % 4) }, (_, deal) => ({
      closed: 3 + place * 5 + deal * (40 + place),
      amount: 1000 * (1 + place) * (1 + deal),
    })),
  ]),
);
const book = aBook({ ...sketch, prospect: [] });
const standard = Policy.parse({});

function simulate(after: unknown, inputs: Partial<SimulationInputs> = {}): Simulation {
  return simulatePolicies(book, {
    asOf: today,
    before: standard,
    after: Policy.parse(after),
    language: 'en',
    ...inputs,
  });
}

function movesOf(simulation: Simulation, dimension: string) {
  return simulation.dimensions.find((each) => each.dimension === dimension);
}

/** Ladders that differ in where the second rung ends. */
const ladder = (second: number) => ({
  salesLevel: {
    ladder: [
      { id: 'l1', from: 1_000_000 },
      { id: 'l2', from: second },
      { id: 'l3', from: 0 },
    ],
  },
  tier: { method: 'sales-level' },
});

describe('a simulation', () => {
  it('moves nobody between a policy and itself, and writes nothing', () => {
    const { moved, movers, write, movedByCalibrationAlone } = simulate({});

    expect(moved).toEqual({ accounts: 0, revenue: 0 });
    expect(movers).toEqual([]);
    expect(write).toEqual({ rows: 0, fields: {}, newValues: {}, credits: 0 });
    expect(movedByCalibrationAlone).toBe(0);
  });

  it('names who moves, from where to where, with how much revenue', () => {
    const before = Policy.parse(ladder(100_000));
    const simulation = simulate(ladder(200_000), { before });
    const between = movesOf(simulation, 'tier')?.moves.find(({ from, to }) => from !== to);
    const context = aContext(book, before);
    const expected: number[] = [];
    classifyBook(book, buildGroups(book.accounts, book.indexOf), context, (_, { own }) => {
      if (own.monetary >= 100_000 && own.monetary < 200_000) expected.push(own.monetary);
    });

    expect(expected.length).toBeGreaterThan(1);
    expect(between).toEqual({
      from: 'important',
      to: 'general',
      accounts: expected.length,
      revenue: expected.reduce((sum, amount) => sum + amount, 0),
    });
    expect(simulation.movers.map(({ revenue }) => revenue)).toEqual(expected.sort((a, b) => b - a));
    expect(simulation.movers[0]?.changes).toEqual([
      { dimension: 'tier', from: 'important', to: 'general' },
      { dimension: 'sales-level', from: 'l2', to: 'l3' },
    ]);
  });

  it('counts the rows, fields and credits of the write', () => {
    const before = Policy.parse(ladder(100_000));
    const { write, moved } = simulate(ladder(200_000), { before, fields: ['tier', 'lifecycle'] });

    expect(write).toEqual({
      rows: moved.accounts,
      fields: { tier: moved.accounts },
      newValues: {},
      credits: Math.ceil(moved.accounts / 10) + Math.ceil(moved.accounts / 50),
    });
  });

  it('adds a call for a picklist that lacks the new classes', () => {
    const { write } = simulate({ rfm: { scheme: 'types' } }, { fields: ['rfm'] });

    expect(write.newValues['rfm']).toHaveLength(8);
    expect(write.fields).toEqual({ rfm: 30 });
    expect(write.credits).toBe(3 + 1 + 1);
  });

  it('leaves the classes that people chose', () => {
    const before = Policy.parse(ladder(100_000));
    const [first] = simulate(ladder(200_000), { before }).movers;
    const chosen = (id: string) =>
      id === first?.accountId ? { tier: 'strategic', 'sales-level': 'l1' } : {};
    const { movers } = simulate(ladder(200_000), { before, chosen });

    expect(movers.map(({ accountId }) => accountId)).not.toContain(first?.accountId);
  });

  it('asks who knows what the CRM holds, about every account', () => {
    const asked: string[] = [];
    const { write } = simulate(
      {},
      {
        fieldsToWrite: ({ account }) => {
          asked.push(account.id);
          return account.id === 'prospect' ? ['tier'] : [];
        },
      },
    );

    expect(asked).toHaveLength(31);
    expect(write).toMatchObject({ rows: 1, fields: { tier: 1 }, credits: 2 });
  });

  it('tells what a new calibration would move by itself', () => {
    const calibration = calibrate(book, standard, today - 120);
    const simulation = simulate({}, { calibration });

    expect(simulation.before.calibrationId).toBe(calibration.id);
    expect(simulation.movedByCalibrationAlone).toBeGreaterThan(0);
    expect(simulation.moved.accounts).toBe(simulation.movedByCalibrationAlone);
  });

  it('begins at the classes that are held, and shows what a new policy would no longer hold', () => {
    const policy = Policy.parse(ladder(100_000));
    const past = aBook({
      fading: [{ closed: 370, amount: 150_000 }],
      other: [{ closed: 3, amount: 5 }],
    });
    const { movers } = simulatePolicies(past, {
      ...{ asOf: today, before: policy, after: policy, language: 'en' },
      calibration: calibrate(past, policy, today - 30),
    });

    const fading = movers.find(({ accountId }) => accountId === 'fading');
    expect(fading?.changes).toContainEqual({
      dimension: 'tier',
      from: 'important',
      to: 'general',
    });
  });

  it('counts every account once in each dimension, with all the revenue', () => {
    const preset = fc.constantFrom(...policyPresets.map(({ policy }) => policy));
    fc.assert(
      fc.property(preset, preset, (before, after) => {
        const { dimensions, all } = simulate(after, { before });
        for (const { moves } of dimensions) {
          expect(moves.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(31);
          expect(moves.reduce((sum, { revenue }) => sum + revenue, 0)).toBeCloseTo(all.revenue, 4);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('is the other way round when the policies are exchanged', () => {
    const preset = fc.constantFrom(...policyPresets.map(({ policy }) => policy));
    fc.assert(
      fc.property(preset, preset, (a, b) => {
        const there = simulate(b, { before: a });
        const back = simulate(a, { before: b });
        expect(back.moved.accounts).toBe(there.moved.accounts);
        expect(back.write.rows).toBe(there.write.rows);
        for (const { dimension, moves } of there.dimensions) {
          const mirrored = movesOf(back, dimension)?.moves ?? [];
          for (const { from, to, accounts } of moves) {
            const cell = mirrored.find((move) => move.from === to && move.to === from);
            expect(cell?.accounts).toBe(accounts);
          }
        }
      }),
      { numRuns: 10 },
    );
  });
});
