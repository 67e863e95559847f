import { errors } from 'jose';

/**
 * Why a JWT was refused, in a phrase that starts with what the JWT is ("the assertion", "The access token"). `expected` holds
 * what a claim should have been. Throws what is no fault of the JWT.
 */
export function jwtRefusal(error: unknown, noun: string, expected: Readonly<Record<string, string>>): string {
  if (error instanceof errors.JWTExpired) return `${noun} has expired`;
  if (error instanceof errors.JWTClaimValidationFailed) {
    const should = expected[error.claim];
    return `${noun}'s ${error.claim} is ${error.reason === 'missing' ? 'missing' : 'wrong'}${should === undefined ? '' : `, it must be ${should}`}`;
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return `${noun}'s signature is wrong`;
  if (error instanceof errors.JWKSNoMatchingKey) return `${noun} was signed with a key that is not registered`;
  if (error instanceof errors.JOSEError) return `${noun} is not a JWT that can be read`;
  throw error;
}
