# Links with mold where it is installed, else with gold: a test run links some 130 programs.
find_program(TRIBUTARY_MOLD mold)
find_program(TRIBUTARY_GOLD ld.gold)
mark_as_advanced(TRIBUTARY_MOLD TRIBUTARY_GOLD)
if(TRIBUTARY_MOLD)
    add_link_options(-fuse-ld=mold)
elseif(TRIBUTARY_GOLD)
    add_link_options(-fuse-ld=gold)
endif()
