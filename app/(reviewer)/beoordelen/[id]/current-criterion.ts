'use client'

import { createContext } from 'react'

/** The criterion one is working on: marked in the strip, and in the file what speaks of it. */
export const CurrentCriterion = createContext<string>('')

/** Titles of the activities that are not full-fledged by what is scored so far. */
export const NotFullTitles = createContext<readonly string[]>([])
