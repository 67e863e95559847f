import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const manifest = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  version: string;
  dependencies: Record<string, string>;
};

/** The absolute path of something in the repository. */
function at(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** Native modules and libraries that are faster or safer to load from node_modules than to bundle. */
const external = [/^node:/, ...builtinModules, 'electron', 'libsql', '@napi-rs/keyring', /^oidc-provider/];

const define = { 'import.meta.env.ASSAY_VERSION': JSON.stringify(manifest.version) };

/** A build that runs in Node: Electron's main process or the command line. The program of a scan's thread is an entry of its own in each. */
function nodeBuild(name: string, entry: string, path: string) {
  return {
    consumer: 'server' as const,
    define,
    resolve: { noExternal: true as const, conditions: ['node', 'import', 'default'] },
    build: {
      outDir: at(`dist/${name}`),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      ssr: true,
      rollupOptions: {
        input: { [entry]: at(path), 'scan-worker': at('electron/scan/scan-worker.ts') },
        external,
        output: { format: 'esm' as const, entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
}

/** One configuration builds everything: the page, the desktop host, its preload, the command line with the browser host. */
export default defineConfig({
  root: at('renderer'),
  define,
  plugins: [react()],
  environments: {
    client: {
      build: {
        outDir: at('dist/renderer'),
        emptyOutDir: true,
        target: 'chrome130',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rollupOptions: { input: at('renderer/index.html') },
      },
    },
    main: nodeBuild('main', 'main', 'electron/main.ts'),
    cli: nodeBuild('cli', 'assay', 'electron/cli/assay.ts'),
    preload: {
      consumer: 'server',
      build: {
        outDir: at('dist/preload'),
        emptyOutDir: true,
        target: 'node20',
        ssr: true,
        minify: false,
        rollupOptions: {
          input: { preload: at('electron/preload.ts') },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== 'ssr') await builder.build(environment);
      }
    },
  },
});
