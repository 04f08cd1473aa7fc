package app.mallcop.text.entities;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTest {

    private static Resource resource(String connectorType, String target) {
        return Resource.of(connectorType, Untrusted.of(target));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            azure  | /subscriptions/S1/resourceGroups/RG-Pay/providers/Microsoft.KeyVault/vaults/KV-prod/secrets/db | s1 | rg-pay | microsoft.keyvault/vaults | kv-prod
            azure  | /subscriptions/S1/resourceGroups/RG-Pay                       | s1 | rg-pay | resource group | rg-pay
            azure  | /subscriptions/S1                                             | s1 | '' | subscription | s1
            aws    | arn:aws:s3:::acme-logs/2026/03/10/x.gz                        | '' | '' | s3 | acme-logs
            aws    | arn:aws:ec2:us-east-1:123456789012:instance/i-0a1b2c3d4e5f    | 123456789012 | us-east-1 | ec2/instance | i-*
            aws    | arn:aws:iam::123456789012:role/Deploy                         | 123456789012 | '' | iam/role | Deploy
            aws    | arn:aws:lambda:eu-west-1:123456789012:function:bill:17        | 123456789012 | eu-west-1 | lambda/function | bill
            aws    | arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-a1B2c3 | 123456789012 | eu-west-1 | secretsmanager/secret | prod/db
            aws    | arn:aws:sqs:eu-west-1:123456789012:jobs                       | 123456789012 | eu-west-1 | sqs | jobs
            github | Acme/Pay-Svc/pull/17                                          | acme | '' | repository | pay-svc
            github | acme                                                          | '' | '' | organisation | acme
            m365   | https://acme.sharepoint.com/sites/Pay/Shared Documents/a.docx | acme.sharepoint.com | sites/pay | site | Shared Documents
            m365   | https://acme.sharepoint.com/sites/board/minutes-3.docx        | acme.sharepoint.com | sites/board | site | ''
            web    | https://api.acme.com/v1/users?id=7                            | api.acme.com | '' | web | v1
            db     | rg/xyz                                                        | '' | rg | db | xyz
            db     | customers                                                     | '' | '' | db | customers
            """)
    void a_target_has_a_place(String connectorType, String target, String account, String group, String kind,
            String name) {
        Resource resource = resource(connectorType, target);
        assertThat(resource.account().clear()).isEqualTo(account);
        assertThat(resource.group().clear()).isEqualTo(group);
        assertThat(resource.kind().clear()).isEqualTo(kind);
        assertThat(resource.name().clear()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"report-2026-03-10,report-#-#-#", "build-48213,build-#", "17,#", "backup-20260310T0300Z,backup-*",
            "6f1d2c3b-aaaa-4bbb-8ccc-0123456789ab,*", "job-6f1d2c3b-aaaa-4bbb-8ccc-0123456789ab-x,job-*-x",
            "api-7d4b9c8f6d-x2k9z,api-*-*", "kv-prod-07,kv-prod-07", "s3-mirror,s3-mirror", "deadbeef,deadbeef"})
    void what_changes_every_time_is_masked(String name, String masked) {
        assertThat(resource("db", name).name().clear()).isEqualTo(masked);
    }

    @Test
    void numbered_siblings_share_a_stem() {
        assertThat(resource("db", "kv-prod-07").stem()).isEqualTo(resource("db", "kv-prod-12").stem());
        assertThat(resource("db", "kv-prod-07").name()).isNotEqualTo(resource("db", "kv-prod-12").name());
        assertThat(resource("db", "kv-prod-07").stem()).isNotEqualTo(resource("db", "kv-test-07").stem());
    }

    @Test
    void azure_ids_have_no_letter_case() {
        assertThat(resource("azure", "/subscriptions/S/resourceGroups/R/providers/A/b/C"))
                .isEqualTo(resource("azure", "/SUBSCRIPTIONS/s/RESOURCEGROUPS/r/providers/a/B/c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", "/subscriptions/", "/subscriptions/s/resourceGroups/", "arn:",
            "arn:aws:s3:::",
            "arn:a:b:c:d:", "https://", "https://h/sites/", "a/", "/a"})
    void odd_targets_have_a_place_too(String target) {
        assertThat(resource("github", target)).isNotNull();
        assertThat(resource("azure", target)).isNotNull();
    }
}
