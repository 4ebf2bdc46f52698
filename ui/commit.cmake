# Writes OUTPUT with the commit of SOURCE, "unknown" where it is no checkout; left alone while the commit stays.
execute_process(COMMAND git -C ${SOURCE} rev-parse --short=12 HEAD
    OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
if(failed OR NOT EXISTS ${SOURCE}/.git)
    set(commit unknown)
endif()
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT
"#include \"ui/window/commit.h\"\n\nconst char *deck::builtFromCommit()\n{\n    return \"${commit}\";\n}\n")
