import { describe } from 'vitest';
import { openInProcess } from '../support/hosts.ts';
import { contractSuite } from './contract-suite.ts';

describe('in-process', () => contractSuite(openInProcess));
