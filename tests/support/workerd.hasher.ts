// A Worker that does nothing but hash, with the same modules as the real one: for the contract of `Hasher`.
import argon2WASM from 'argon2-wasm-edge/wasm/argon2.wasm'
import blake2bWASM from 'argon2-wasm-edge/wasm/blake2b.wasm'
import { edgeHasher } from '../../src/platform/hasher.edge.ts'

interface Asked {
  password: string
  hash?: string | null
  cost: { memory: number; passes: number }
}

export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method !== 'POST') return new Response('ready')
    const { password, hash, cost } = (await request.json()) as Asked
    const hasher = edgeHasher({ argon2WASM, blake2bWASM }, cost)
    return Response.json(
      hash === undefined ? await hasher.hash(password) : await hasher.verify(password, hash),
    )
  },
}
