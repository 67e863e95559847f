import { contract } from '../../core/contract/contract.ts';
console.log(Object.keys(contract));
