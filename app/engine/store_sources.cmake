# the store, its views, and what they are made of
set(STORE_SOURCES
    change_set.h
    folded_text.cpp folded_text.h
    row_bits.h
    string_pool.cpp string_pool.h
    text_arena.cpp text_arena.h
    upload_columns.cpp upload_columns.h
    upload_store.cpp upload_store.h
    upload_view.cpp upload_view.h upload_view_index.h
    upload_view_filter.cpp upload_view_filter.h
    upload_view_order.cpp upload_view_order.h
)
