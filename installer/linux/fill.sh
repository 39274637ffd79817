# fill TEMPLATE BIN: prints the template with the facts that Installer.java put into the environment.
fill() {
    awk -v bin="$2" '
        {
            gsub(/@BIN@/, bin)
            while (match($0, /@[A-Z_]+@/)) {
                name = substr($0, RSTART + 1, RLENGTH - 2)
                if (!("P_" name in ENVIRON)) { print "no such fact: " name > "/dev/stderr"; exit 1 }
                $0 = substr($0, 1, RSTART - 1) ENVIRON["P_" name] substr($0, RSTART + RLENGTH)
            }
            print
        }' "$1"
}
