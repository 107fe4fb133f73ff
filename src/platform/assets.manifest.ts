import type { Manifest } from './assets.ts'

/** Stands in for the list of files that the edge build writes (see "imports" in package.json) wherever there is none. */
const manifest: Manifest = {}
export default manifest
