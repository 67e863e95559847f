import { describe } from 'vitest';
import { openLoopback } from '../support/hosts.ts';
import { contractSuite } from './contract-suite.ts';

describe('loopback', () => contractSuite(openLoopback));
