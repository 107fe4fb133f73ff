export const pages: readonly string[]
export const chromeFlags: string[]
export function demoHouse(): Promise<{ url: string; stop(): Promise<void> }>
