def proofread(*a): return ()
