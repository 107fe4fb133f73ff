export {}

// Every benchmark, one after the other: ratios of one run, on a machine that is left in peace meanwhile.
await import('./database.ts')
await import('./pages.ts')
await import('./slots.ts')
await import('./appointments.ts')
await import('./streams.ts')
await import('./doors.ts')
await import('./later.ts')
