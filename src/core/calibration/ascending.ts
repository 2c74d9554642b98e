/** Numbers in ascending order, `NaN`s left out; the given ones themselves where they are already so. */
export function ascending(numbers: Float64Array): Float64Array {
  if (isAscending(numbers)) return numbers;
  const sorted = numbers.slice().sort();
  // Sorting puts them last.
  let end = sorted.length;
  while (end > 0 && Number.isNaN(sorted[end - 1])) end -= 1;
  return sorted.subarray(0, end);
}

function isAscending(numbers: Float64Array): boolean {
  if (Number.isNaN(numbers[0])) return false;
  for (let i = 1; i < numbers.length; i++) {
    if (!((numbers[i - 1] as number) <= (numbers[i] as number))) return false;
  }
  return true;
}
