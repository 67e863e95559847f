/** Keeps Node from printing, among a command's own words, that an algorithm which was asked for is new to its WebCrypto. */
export function hideExperimentalCryptography(): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name === 'ExperimentalWarning' && warning.message.includes('Web Crypto')) return;
    process.stderr.write(`${warning.name}: ${warning.message}\n`);
  });
}
