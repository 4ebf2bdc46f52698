# Sheets of every row, bar, icon and control, to be looked at: look_sheet DIR
add_executable(look_sheet look_sheet.cpp)
target_include_directories(look_sheet PRIVATE ${PROJECT_SOURCE_DIR})
target_link_libraries(look_sheet PRIVATE deck_options deck_ui deck_translations)
