/** `node scripts/measure-linearity.ts`: the times of every text that reading must not be slow on. Exits with 1 where one is not linear. */
import { benchLinearity } from '../test/bench/linearity.bench.ts';

const measurements = benchLinearity((line) => console.log(line));
for (const { name, measured } of measurements) console.log(`${name}: ${measured}`);
process.exit(measurements.every(({ met }) => met) ? 0 : 1);
