/** The package says where the program for this machine lies, and brings no types. */
declare module 'workerd' {
  const path: string
  export default path
}
