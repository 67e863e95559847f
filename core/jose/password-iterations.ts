/** PBKDF2 iterations of which fewer are weak (RFC 7518 4.8.1.2). */
export const weakIterations = 1000;

/** PBKDF2 iterations that are computed; more are an attack on whoever opens the token. */
export const mostIterations = 1_200_000;
