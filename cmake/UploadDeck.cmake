# Flags and the two functions every room and every test is made with.

add_library(deck_options INTERFACE)
target_compile_definitions(deck_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_CONTEXTLESS_CONNECT QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS
    QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER
    UPLOADDECK_VERSION="${PROJECT_VERSION}")
if(MSVC)
    target_compile_options(deck_options INTERFACE /W4 /utf-8 /permissive-)
else()
    target_compile_options(deck_options INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual -Wswitch)
    if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
        # GCC 12 sees uninitialised members in every moved std::optional
        target_compile_options(deck_options INTERFACE -Wno-maybe-uninitialized)
    endif()
endif()
if(UPLOADDECK_WERROR)
    if(MSVC)
        target_compile_options(deck_options INTERFACE /WX)
    else()
        target_compile_options(deck_options INTERFACE -Werror)
    endif()
endif()

# deck_add_room(name SOURCES ... LINKS ...): one static library for one room of the house. LINKS are
# public: what a room may include is what it links (tests/unit/house proves it by the include lines).
function(deck_add_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
    add_library(deck_${name} STATIC ${ROOM_SOURCES})
    target_include_directories(deck_${name} PUBLIC ${PROJECT_SOURCE_DIR}/app ${PROJECT_SOURCE_DIR})
    target_link_libraries(deck_${name} PUBLIC deck_options ${ROOM_LINKS} PRIVATE ${ROOM_PRIVATE_LINKS})
endfunction()

# deck_add_test(name LABEL unit SOURCES ... LINKS ...): one Qt Test program, run offscreen with a home of its own.
function(deck_add_test name)
    cmake_parse_arguments(TEST "" "LABEL;TIMEOUT" "SOURCES;LINKS" ${ARGN})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 120)
    endif()
    add_executable(test_${name} ${TEST_SOURCES})
    if(NOT MSVC)
        # what is tested is optimised as people run it; the tests themselves need to be built fast
        target_compile_options(test_${name} PRIVATE $<$<CONFIG:Release>:-O0>)
    endif()
    target_compile_definitions(test_${name} PRIVATE QT_FORCE_ASSERTS TEST_DATA_DIR="${PROJECT_SOURCE_DIR}/tests/data")
    target_link_libraries(test_${name} PRIVATE deck_options Qt6::Test ${TEST_LINKS})
    add_test(NAME ${TEST_LABEL}.${name} COMMAND test_${name})
    set(home ${CMAKE_BINARY_DIR}/test-home/${name})
    file(MAKE_DIRECTORY ${home}/run)
    file(CHMOD ${home}/run PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
    set_tests_properties(${TEST_LABEL}.${name} PROPERTIES
        LABELS ${TEST_LABEL} TIMEOUT ${TEST_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;XDG_RUNTIME_DIR=${home}/run;HOME=${home};XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;XDG_CACHE_HOME=${home}/cache;LC_ALL=C.UTF-8;TZ=UTC;DBUS_SESSION_BUS_ADDRESS=unix:path=${home}/run/none")
endfunction()
