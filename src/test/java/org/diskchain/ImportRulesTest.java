package org.diskchain;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/// Bytes become codecs, codecs disks, disks a forest, forest and wish a plan, the plan is run, the
/// faces show it: imports point one way only, and the outside world has few doors.
@AnalyzeClasses(packages = "org.diskchain", importOptions = ImportOption.DoNotIncludeTests.class)
final class ImportRulesTest {
    private static final String ROOT = "org.diskchain.";

    /// What each package may import besides itself and the JDK. `disk*` and `bytes*` stand for the
    /// values of these packages: records, enums, exceptions and sealed kinds without I/O.
    private static final Map<String, String> MAY_IMPORT =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("bytes", ""),
                            Map.entry("work", ""),
                            Map.entry("format", "bytes*"),
                            Map.entry("disk", "bytes format work"),
                            Map.entry("journal", "bytes"),
                            Map.entry("chain", "bytes disk journal work"),
                            Map.entry("read", "bytes disk chain work journal*"),
                            Map.entry("plan", "bytes* disk* chain read* journal"),
                            Map.entry("run", "bytes disk chain read plan journal work"),
                            Map.entry("backup", "bytes disk* chain plan work"),
                            Map.entry(
                                    "report",
                                    "bytes* disk* chain read plan run backup journal work")));

    private static final String FACES =
            "bytes* disk* chain read plan run backup report journal work";

    @ArchTest
    static void importsPointOneWay(com.tngtech.archunit.core.domain.JavaClasses classes) {
        MAY_IMPORT.forEach((name, imports) -> rule(name, imports).check(classes));
        rule("cli", FACES).check(classes);
        rule("ui", FACES).check(classes);
    }

    private static ArchRule rule(String name, String imports) {
        List<String> whole = new ArrayList<>(List.of(ROOT + name + ".."));
        List<String> values = new ArrayList<>();
        for (String each : imports.split(" ")) {
            if (each.endsWith("*")) values.add(ROOT + each.replace("*", ".."));
            else if (!each.isEmpty()) whole.add(ROOT + each + "..");
        }
        DescribedPredicate<JavaClass> allowed =
                resideInAnyPackage(whole.toArray(String[]::new))
                        .or(
                                resideInAnyPackage(values.toArray(String[]::new))
                                        .and(are(describe("values", ImportRulesTest::isValue))))
                        .or(are(describe("outside", type -> !isOurs(type))));
        return classes()
                .that(resideInAPackage(ROOT + name + ".."))
                .and(are(describe("not wiring", type -> !isWiring(type))))
                .should()
                .onlyDependOnClassesThat(allowed)
                .as(name + " may import: " + imports)
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> describe(
            String words, Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe(words, predicate);
    }

    private static boolean isOurs(JavaClass type) {
        return type.getBaseComponentType().getPackageName().startsWith("org.diskchain");
    }

    private static boolean isValue(JavaClass type) {
        JavaClass value = type.getBaseComponentType();
        return value.isRecord()
                || value.isEnum()
                || value.isAssignableTo(Throwable.class)
                || value.getEnclosingClass().filter(ImportRulesTest::isValue).isPresent()
                || value.isInterface() && isSealedOfValues(value);
    }

    private static boolean isSealedOfValues(JavaClass type) {
        Class<?>[] kinds = type.reflect().getPermittedSubclasses();
        return kinds != null && Arrays.stream(kinds).allMatch(Class::isRecord);
    }

    /// The one place of each face where the engine is put together by hand.
    private static boolean isWiring(JavaClass type) {
        return type.getName().equals("org.diskchain.cli.DiskEngine");
    }

    @ArchTest
    static final ArchRule FORMATS_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("org.diskchain.format.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.diskchain.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule FORMATS_AND_PLANS_TOUCH_NO_FILE =
            noClasses()
                    .that()
                    .resideInAnyPackage(ROOT + "format..", ROOT + "plan..")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("java\\.io\\.(File|RandomAccess|Input|Output).*")
                    .orShould()
                    .dependOnClassesThat()
                    .haveNameMatching("java\\.nio\\.(channels\\..*|file\\.Files)")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage("org.slf4j..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_THE_STORAGE_OPENS_FILES =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + "bytes..", ROOT + "ui..")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("java\\.nio\\.(channels\\.FileChannel|file\\.Files)");

    @ArchTest
    static final ArchRule ONLY_THE_SCREEN_KNOWS_JAVAFX =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + "ui..", "org.diskchain")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx..", "org.controlsfx..", "org.kordamp..");

    @ArchTest
    static final ArchRule NO_THREADS_BELOW_THE_FACES =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + "ui..", "org.diskchain")
                    .and()
                    .doNotHaveFullyQualifiedName("org.diskchain.cli.Interruption")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Thread.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(ExecutorService.class);

    @ArchTest
    static final ArchRule ONLY_THE_PROGRAMS_USE_THE_STANDARD_STREAMS =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("org.diskchain.cli.Cli")
                    .and()
                    .doNotHaveFullyQualifiedName("org.diskchain.Main")
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .orShould()
                    .accessField(System.class, "in")
                    .orShould()
                    .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule THE_CLOCK_COMES_IN =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + "ui..", "org.diskchain")
                    .and()
                    .doNotHaveFullyQualifiedName("org.diskchain.cli.DiskEngine")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(InstantSource.class, "system")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule THE_RANDOM_SOURCE_COMES_IN =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.diskchain")
                    .and()
                    .doNotHaveFullyQualifiedName("org.diskchain.cli.DiskEngine")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Random.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(ThreadLocalRandom.class)
                    .orShould()
                    .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule NO_STATIC_STATE =
            noFields().that().areStatic().should().notBeFinal().allowEmptyShould(true);
}
