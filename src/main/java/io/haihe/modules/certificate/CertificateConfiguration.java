package io.haihe.modules.certificate;

import io.haihe.kernel.org.PublicPaths;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CertificateSettings.class)
class CertificateConfiguration {

  @Bean
  PublicPaths checkPaths() {
    return PublicPaths.pages(CheckPages.PATH, CheckPages.PATH + "/*");
  }
}
