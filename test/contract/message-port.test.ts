import { describe } from 'vitest';
import { openMessagePort } from '../support/hosts.ts';
import { contractSuite } from './contract-suite.ts';

describe('message-port', () => contractSuite(openMessagePort));
