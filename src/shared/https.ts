/** What tells a browser that this name speaks HTTPS alone, for two years. */
export const STAY_WITH_HTTPS = 'max-age=63072000; includeSubDomains'
