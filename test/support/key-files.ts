/**
 * One P-256 key and its certificate in files that other programs wrote, so that reading them is tested on machines without those: made with
 * OpenSSL 3.0 and OpenSSH 9.2, in few iterations. Every password is “secret”.
 */
export const keyFiles = {
  /** `openssl pkcs12 -export -iter 100` */
  pkcs12: [
    'MIIEKAIBAzCCA98GCSqGSIb3DQEHAaCCA9AEggPMMIIDyDCCAmEGCSqGSIb3DQEHBqCCAlIwggJOAgEAMIICRwYJKoZIhvcNAQcBMFYGCSqGSIb3DQEFDTBJ',
    'MCgGCSqGSIb3DQEFDDAbBAgYBnqBDB8aSwIBZDAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQNUQilGhH/2kV1tyEYdr9IYCCAeD6xWabhiRDPPzp0hAV',
    'cBJh26h7S6Lx8+4M/oeNznQADeytVQ5XSN1YSnElFmbSKwU7eKQWEDGMxnsdbbJhyY4rPn54CQAHODY2iK/NbSc68oQMsic7zU3ugqEUgEzv11f8T4cbErV4',
    'X9nGla0okHa4J/oz0iQ9+ccrqJ3xY8VnnF5142YBCRwKKcnZt9sjgtFN2nd7EXZ/Yx+D92MGX53Xu8r81DH6wJH2h50u4J68Bfb2AiPlj8EZuBJSkHGKpkq8',
    'YsRtfPaA6yuERKdqyGLPfXbPsHrXcBqby3N6JC4PLacsA1ckQyXw9xYqRoR0Yyla13JWvuZkeL8sAINUsGwhTwQ7bxh+SL6QYJDsrGJl89Ys48W1DtNrZqsR',
    'q7oQcQJj8Sv+BOiIEMeRCJtSEVvdH0iJUvgRHdKTqorH/krfLVryJ3qlDlPr75V0oZkJcqHNyE0/VNAK2VvrS8pjmBDWMHvhV6mhflCvlcUYbY2xMKtRA3ey',
    'EeSIYl1d3Ka+ATq+dXyX1p0C9y4gScAtuLuuc7TVtP9WcKry6QJQYeQzbcwGMtP0oVcOel8mUJEDJjFJ+4prnzvC2btEJM6jHCl2wfMPvTrzqcDwrnL+5xB3',
    'X5t5p+3GnIhOMwZRWghhAmUwggFfBgkqhkiG9w0BBwGgggFQBIIBTDCCAUgwggFEBgsqhkiG9w0BDAoBAqCB7jCB6zBWBgkqhkiG9w0BBQ0wSTAoBgkqhkiG',
    '9w0BBQwwGwQI2h9Kuol+F28CAWQwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEECfVZ50sJWkyd1K0NWIBpNgEgZD+Xnriu7nxo3niqRaGO1FGkCDZbD/Q',
    'StCH0sjvtS9NZWlk4I5ARF8z/eXfst1X7pUnba835W84k2FMVPRU5GTGiethu3pOFr/GlWr9k1QSEfbjNahQZ6vVCo4ILKAbmio+1SPXd9ngUnTDHQZphCTy',
    'iy5g72Ajv3u543TzcNoao2n5VWHnL7hDvx2RY+/sCfoxRDAdBgkqhkiG9w0BCRQxEB4OAGYAaQB4AHQAdQByAGUwIwYJKoZIhvcNAQkVMRYEFMai/QSYmpAU',
    'kyeikezpbai6jIomMEAwMTANBglghkgBZQMEAgEFAAQgiC/Bnd1LYuSigq/y+3vACQaRTsj4hpCKri6EIg92eB4ECNorJv41OHrhAgFk',
  ].join(''),
  /** The same with `-legacy`: Triple DES, and RC2 with 40 bits. */
  legacyPkcs12: [
    'MIIDogIBAzCCA2kGCSqGSIb3DQEHAaCCA1oEggNWMIIDUjCCAiYGCSqGSIb3DQEHBqCCAhcwggITAgEAMIICDAYJKoZIhvcNAQcBMBsGCiqGSIb3DQEMAQYw',
    'DQQI3fRW+munhPYCAWSAggHg0dzIun+T5vWyY+H6hKCt+tm7vaya/1ybESavzvrPQ/y4NJRnQnZbw/BLoSIY5KivoKboJE15mSza62+DaOe+k5t+6+SLysM4',
    'HdP9+SazCiXQuvCJHU9K5sx24F8ueS0SnYJ6QP0+p7f6J+CGY9uWB8CeD38ACuIhrxSd6xFQDbVey2FTzj7BCNOR52/2gfg8gugPU4/jHdDmARtCdOb8EPCX',
    '85jYL4gyJ79+oym32cTBx7Aynd0pCOIib2q215mMQOpqPGO9w46HNCYEYV8M/fXZXMPA0u3XmBJczkahn90NIPUJZmLNKR5ifWcAwPDhbgXX/f933+Y7gP/a',
    '9zMaG7dxgnLDLPvxnXp1cdoT54dxEl+Cnxz1iAzPwVwVkjnAmJARu9fZdq9di3FXFTvnV74APLXnEqGBF5ZHXYhhjzdW0sGwch6LKWyqrubBHjfwkBtjjI2Q',
    '3O93Aff9arVSPOVGpLAd6IQ1JceLSzEtDYFhAXE+OnCoO/1TeeDEgGfOHg39rOf22qkVEMUscgkTVEyvP7HpQz+8ZMiq5+Gvfz1T0r1nkbNUAGqbJtUamTyQ',
    'Y2oWnN2JqnHQNmBHgkMZelQV+tH3jjfz/yVGvdN1NY8XW9+2H7/X+gEr1YseME6MMIIBJAYJKoZIhvcNAQcBoIIBFQSCAREwggENMIIBCQYLKoZIhvcNAQwK',
    'AQKggbMwgbAwGwYKKoZIhvcNAQwBAzANBAhx0GkLlNWouwIBZASBkJoC62X7Qz1UFPzSIwhTbQwlOZn5Yw/iIvbyQe3DnYBw0iBb517Vz6i83SqizZnSsr2d',
    'F+pwt/AT7Zkcrn61bifddTBFhEZ3XAFQpjKYGAGXirXTlj+sBF7JIdK6TF4EtHZ1MycKGPDYNGhPAX16em55bkpjW9kgBjFh54vzkJjTjTHqHxCWwYvmpwc8',
    '+hSHuDFEMB0GCSqGSIb3DQEJFDEQHg4AZgBpAHgAdAB1AHIAZTAjBgkqhkiG9w0BCRUxFgQUxqL9BJiakBSTJ6KR7OltqLqMiiYwMDAhMAkGBSsOAwIaBQAE',
    'FNJeuWX/HOP6PkBN5/Md/17qt5PlBAigZGD1SZ59swIBZA==',
  ].join(''),
  /** `openssl crl2pkcs7 -nocrl` */
  pkcs7: [
    'MIIBkgYJKoZIhvcNAQcCoIIBgzCCAX8CAQExADALBgkqhkiG9w0BBwGgggFnMIIBYzCCAQmgAwIBAgIQZM3dYVj3IniGf10nr5rdpDAKBggqhkjOPQQDAjAS',
    'MRAwDgYDVQQDDAdGaXh0dXJlMCAXDTIwMDEwMTAwMDAwMFoYDzIxMTkxMjA4MDAwMDAwWjASMRAwDgYDVQQDDAdGaXh0dXJlMFkwEwYHKoZIzj0CAQYIKoZI',
    'zj0DAQcDQgAEjO4FDLFkwSSZGQ7X/mBGpD7qI9KRxhbkV6b5dqzkO3YROGWLtLEhBAwk71PE+I5goHCoylQiC7azOmCLiCgkyKM/MD0wDAYDVR0TAQH/BAIw',
    'ADAOBgNVHQ8BAf8EBAMCB4AwHQYDVR0OBBYEFLBH6XDXAEd43URCzyB5eC2K7mq4MAoGCCqGSM49BAMCA0gAMEUCICsVwx5u4xM3+MGMHflIhncIVWaDerdr',
    'YifF2tUMQHT7AiEAgOI7PSfMSLYqBTryMRydMpsNrhE79IyCV4AzpT6uCRIxAA==',
  ].join(''),
  /** `openssl pkcs8 -topk8 -iter 100` */
  pkcs8: [
    'MIHrMFYGCSqGSIb3DQEFDTBJMCgGCSqGSIb3DQEFDDAbBAiFUqHDZ6pWFQIBZDAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQuwQduCTdAYVJMZDnEtIv',
    'fASBkOjGEh5l+MVWOWy0lv6V8fRBVr8mAey9Y/s4PRqTbBe3MzAvMqZdCPaPKvOKx1za3SFLLtniqYiVrwCfHYayO9grPNavrN27sILkOnoz0bhQklTP5owS',
    'vgG1YRxanUYPau18f9uhZG5yUWE00yA6C3XZ04qrhbYGTKSoo4pAMZdyN+x5Td/pTcWoiNZWa3rtxA==',
  ].join(''),
  /** `openssl pkcs8 -topk8 -scrypt -scrypt_N 1024` */
  scrypt: [
    'MIHkME8GCSqGSIb3DQEFDTBCMCEGCSsGAQQB2kcECzAUBAjm+qdCKnryUgICBAACAQgCAQEwHQYJYIZIAWUDBAEqBBAhg5ZZNf3279gVC43gXhhVBIGQyr+M',
    '7kZ6hu0AOpZ48blpOc+rcpu5BR+8fOBdK99KQ0z0Tme5W8wVdSQJ8NH22KYtlCmHlK/qL2FATwl3iWt4ja/T5wkpVgvCvjSb7UIx7X1stYQ9ifhNyOjxEYGc',
    'x/LcL5O049HDgDPoOy2Tuvj6i2PdV1G321o+wDV3/X652LxYK/WyHuov1Ye9CGNHWsKp',
  ].join(''),
  /** `openssl pkcs8 -topk8 -v1 PBE-MD5-DES -iter 100` */
  pbes1: [
    'MIGvMBoGCSqGSIb3DQEFAzANBAifUNRvxbXX9QIBZASBkCqgP4MBCpu5X3vPD7DOJV0FCobL0OOq9dzgJIJOMX8xs3r7TY7FU4I2Pb3iayiglxldKu7Bb96I',
    'sKnVY3V3e+KBoyOJ/bU7igNsP6ySK4ygogz1V8sPNGZDel+RzE76ltisOwaHeNx+SkJUiJTw7vURY+PFke/Yzqi05csY1PLMGLlsb4ZQdi+UYUp/nvL+Aw==',
  ].join(''),
} as const;

/** The same, as text. */
export const keyTexts = {
  key: [
    '-----BEGIN EC PRIVATE KEY-----',
    'MHcCAQEEIOFiPznuvQL7eS5n0dLzUpVkeJCakOgi7JEwnOtve+tToAoGCCqGSM49',
    'AwEHoUQDQgAEjO4FDLFkwSSZGQ7X/mBGpD7qI9KRxhbkV6b5dqzkO3YROGWLtLEh',
    'BAwk71PE+I5goHCoylQiC7azOmCLiCgkyA==',
    '-----END EC PRIVATE KEY-----',
    '',
  ].join('\n'),
  certificate: [
    '-----BEGIN CERTIFICATE-----',
    'MIIBYzCCAQmgAwIBAgIQZM3dYVj3IniGf10nr5rdpDAKBggqhkjOPQQDAjASMRAw',
    'DgYDVQQDDAdGaXh0dXJlMCAXDTIwMDEwMTAwMDAwMFoYDzIxMTkxMjA4MDAwMDAw',
    'WjASMRAwDgYDVQQDDAdGaXh0dXJlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE',
    'jO4FDLFkwSSZGQ7X/mBGpD7qI9KRxhbkV6b5dqzkO3YROGWLtLEhBAwk71PE+I5g',
    'oHCoylQiC7azOmCLiCgkyKM/MD0wDAYDVR0TAQH/BAIwADAOBgNVHQ8BAf8EBAMC',
    'B4AwHQYDVR0OBBYEFLBH6XDXAEd43URCzyB5eC2K7mq4MAoGCCqGSM49BAMCA0gA',
    'MEUCICsVwx5u4xM3+MGMHflIhncIVWaDerdrYifF2tUMQHT7AiEAgOI7PSfMSLYq',
    'BTryMRydMpsNrhE79IyCV4AzpT6uCRI=',
    '-----END CERTIFICATE-----',
    '',
  ].join('\n'),
  /** `openssl ec -aes128` */
  legacyPem: [
    '-----BEGIN EC PRIVATE KEY-----',
    'Proc-Type: 4,ENCRYPTED',
    'DEK-Info: AES-128-CBC,8C9BB042A47CCDA2DB4E2E4AC5D0D747',
    '',
    'bh1Lm153hH/t90a5cf4/7BjqhyZmxxLSQrCTKm3nFt8xg75S/GeuJE81D1aUT/Qp',
    'mC95ezoNq2Yilv4YLnCrops6VSMfN63faKciIfdJpxHFrJmI6XB5yz3YiUKG1XMl',
    'H/jNFDVhd+Q1M2eEHzyvB6uJ+8NAyJ7suzbZZc8w200=',
    '-----END EC PRIVATE KEY-----',
    '',
  ].join('\n'),
  /** `ssh-keygen -t ed25519 -a 1`, with a key of its own. */
  openssh: [
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW',
    'QyNTUxOQAAACDYFysyji39gTTSXvQI3CS2J3T4dbTu0KCZdAHU+yzzkgAAAJD0q/h29Kv4',
    'dgAAAAtzc2gtZWQyNTUxOQAAACDYFysyji39gTTSXvQI3CS2J3T4dbTu0KCZdAHU+yzzkg',
    'AAAEBKgBUSP3RfVDLudRWgmg1IgRYb2SF5ekKwY+Ffp/hYt9gXKzKOLf2BNNJe9AjcJLYn',
    'dPh1tO7QoJl0AdT7LPOSAAAAB2ZpeHR1cmUBAgMEBQY=',
    '-----END OPENSSH PRIVATE KEY-----',
    '',
  ].join('\n'),
  opensshEncrypted: [
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    'b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABDF+hfMls',
    't/UqT+frgmufDMAAAAAQAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIBDps2PEZ7WHm4vK',
    'seSVpJ3Cur3zsH1gW+k4WiXVQqpBAAAAkNFKaIndNdg0Ted0PD7w79T0ygM7CoZr2bM4ac',
    'OsTB3vBksbmlK1Xz/8ZR2j0mgK+R74UsIcu4nKNh9pM8gZk+2QZ8NMJupED7E74EAdauaH',
    '8e+gTpUmwkAEnAyd6sqApoUvTMp8mlNUDG/ORl1d4pzXdIDZS6SZKHFoqWmYa8fvAV5fSy',
    'jb/MvI2IDUlW+lmg==',
    '-----END OPENSSH PRIVATE KEY-----',
    '',
  ].join('\n'),
  opensshPublic: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINgXKzKOLf2BNNJe9AjcJLYndPh1tO7QoJl0AdT7LPOS fixture', ''].join('\n'),
} as const;

/** The password of all of them. */
export const filePassword = 'secret';
