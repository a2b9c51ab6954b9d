import { notFound } from 'next/navigation'
import { readPage } from '@/app/_frame/read-page'
import { currentActor } from '@/lib/auth'
import { fileResponse } from '@/lib/files/read-file'
import { mandateProof } from '@/lib/organisations/queries'

export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  if (!/^[0-9a-f-]{36}$/.test(id)) notFound()
  const actor = await currentActor()
  return fileResponse(await readPage(actor, (tx) => mandateProof(tx, actor, id)))
}
