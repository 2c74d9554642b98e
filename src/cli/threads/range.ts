/** The whole numbers `from … to − 1`. */
export function* range(from: number, to: number): Generator<number> {
  for (let number = from; number < to; number++) yield number;
}
