# Replacement for libnuma.so.1 on x86-64 Linux: it says that this machine has no NUMA, and then nobody calls the rest.
# Built by build.sh.
        .text
        .globl  numa_available, mbind, set_mempolicy
        .globl  numa_alloc_local, numa_free, numa_get_mems_allowed, numa_bitmask_free
        .type   numa_available,@function
        .type   mbind,@function
        .type   set_mempolicy,@function
numa_available:
mbind:
set_mempolicy:
        mov     $-1,%eax
        ret
        .type   numa_alloc_local,@function
        .type   numa_free,@function
        .type   numa_get_mems_allowed,@function
        .type   numa_bitmask_free,@function
numa_alloc_local:
numa_free:
numa_get_mems_allowed:
numa_bitmask_free:
        xor     %eax,%eax
        ret
        .section .note.GNU-stack,"",@progbits
