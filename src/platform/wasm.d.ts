/** What the bundler of the Worker compiles on its way in. */
declare module '*.wasm' {
  const module: WebAssembly.Module
  export default module
}
