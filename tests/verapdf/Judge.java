import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** Holds PDF files against PDF/A-3a and PDF/UA-1 by veraPDF's own rules: one line for each file and standard. */
public class Judge {
    private static final Map<String, String> STANDARDS = Map.of("3a", "PDFA-3A", "ua1", "PDFUA-1");

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String standard : new TreeMap<>(STANDARDS).keySet()) {
            ValidationProfile rules = rules(STANDARDS.get(standard));
            for (String file : files) {
                System.out.println(standard + "\t" + file + "\t" + verdict(file, standard, rules));
            }
        }
    }

    private static ValidationProfile rules(String name) throws Exception {
        try (InputStream source = Judge.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            return Profiles.profileFromXml(source);
        }
    }

    /** "pass", or the rules that are broken. */
    private static String verdict(String file, String standard, ValidationProfile rules) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(standard);
        try (FileInputStream bytes = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour)) {
            ValidationResult result = Foundries.defaultInstance().createValidator(rules, false).validate(parser);
            if (result.isCompliant()) {
                return "pass";
            }
            Map<String, String> broken = new TreeMap<>();
            for (TestAssertion one : result.getTestAssertions()) {
                if (one.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                    broken.putIfAbsent(rule, one.getMessage() + " @ " + one.getLocation().getContext());
                }
            }
            return broken.toString().replace('\n', ' ');
        }
    }
}
