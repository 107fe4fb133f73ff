export function programNamed(program: 'chromium' | 'redis-server' | 'faketime'): string | undefined
export function provide(programs: readonly string[]): { has(program: string): boolean; why: string }
