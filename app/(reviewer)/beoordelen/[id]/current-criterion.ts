'use client'

import { createContext } from 'react'

/** The criterion one is working on: marked in the strip, and in the file what speaks of it. */
export const CurrentCriterion = createContext<string>('')
